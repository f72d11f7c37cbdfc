package dev.assay.adapters.compiler;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// A source file that is only text.
final class SourceText extends SimpleJavaFileObject {
    private final String text;

    SourceText(String file, String text) {
        super(URI.create("string:///" + file), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
