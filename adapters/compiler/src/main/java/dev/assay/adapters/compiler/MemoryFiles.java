package dev.assay.adapters.compiler;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/// Keeps what the compiler writes in memory.
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final TreeMap<String, ByteArrayOutputStream> outputs = new TreeMap<>();

    MemoryFiles(StandardJavaFileManager standard) {
        super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String className, JavaFileObject.Kind kind,
            @Nullable FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream output = new ByteArrayOutputStream();
                outputs.put(className, output);
                return output;
            }
        };
    }

    /// The classes by binary name.
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Map.Entry<String, ByteArrayOutputStream> output : outputs.entrySet()) {
            classes.put(output.getKey(), output.getValue().toByteArray());
        }
        return classes;
    }
}
