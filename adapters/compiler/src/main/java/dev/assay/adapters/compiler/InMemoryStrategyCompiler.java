package dev.assay.adapters.compiler;

import dev.assay.application.strategy.StrategyCompiler;
import dev.assay.application.strategy.StrategyException;
import dev.assay.signalcore.Strategy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles a strategy's source in memory, scans its bytecode, loads it and makes one instance. Thread-safe; nothing is written to disk.
///
/// It needs a JDK, not only a runtime. The scan keeps honest code deterministic; it is no sandbox for code you do not trust.
public final class InMemoryStrategyCompiler implements StrategyCompiler {
    @Override
    public Strategy compile(String file, String source) {
        String simpleName = file.endsWith(".java") ? file.substring(0, file.length() - ".java".length()) : "";
        if (simpleName.isEmpty() || !javax.lang.model.SourceVersion.isIdentifier(simpleName)) {
            throw new StrategyException(List.of(file + ": a strategy's file is named after its class, for example Breakout.java"));
        }
        Map<String, byte[]> classes = bytecode(file, source);
        List<String> offences = BytecodeScan.scan(file, source, classes);
        if (!offences.isEmpty()) {
            throw new StrategyException(offences);
        }
        return instance(file, simpleName, classes);
    }

    private static Map<String, byte[]> bytecode(String file, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new StrategyException(List.of(file + ": this Java has no compiler: run Assay on a JDK 25, not on a bare runtime"));
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
                MemoryFiles files = new MemoryFiles(standard)) {
            List<String> options = List.of("--release", "25", "-proc:none", "-Xlint:none", "-g:source,lines", "-classpath",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(null, files, diagnostics, options, null, List.of(new SourceText(file, source))).call();
            if (!compiled) {
                throw new StrategyException(diagnostics.getDiagnostics().stream().filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                        .map(one -> message(file, source, one)).toList());
            }
            return files.classes();
        } catch (java.io.IOException e) {
            throw new StrategyException(List.of(file + ": the compiler's files could not be closed: " + e.getMessage()));
        }
    }

    private static String message(String file, String source, Diagnostic<?> diagnostic) {
        StringBuilder text = new StringBuilder(file);
        long line = diagnostic.getLineNumber();
        if (line != Diagnostic.NOPOS) {
            text.append(':').append(line);
        }
        text.append(": ").append(diagnostic.getMessage(Locale.ROOT).replace("\n", "\n    "));
        if (line != Diagnostic.NOPOS) {
            String shown = source.lines().skip(line - 1).findFirst().orElse("");
            long column = Math.max(1, diagnostic.getColumnNumber());
            text.append("\n    ").append(shown.replace('\t', ' ')).append("\n    ").append(" ".repeat((int) column - 1)).append('^');
        }
        return text.toString();
    }

    private static Strategy instance(String file, String simpleName, Map<String, byte[]> classes) {
        String name = classes.keySet().stream().filter(one -> one.equals(simpleName) || one.endsWith("." + simpleName)).findFirst()
                .orElseThrow(() -> new StrategyException(List.of(file + ": holds no class " + simpleName
                        + "; the file is named after its public class, which implements dev.assay.signalcore.Strategy")));
        try {
            Class<?> type = Class.forName(name, true, new MemoryLoader(classes));
            if (!Strategy.class.isAssignableFrom(type) || !Modifier.isPublic(type.getModifiers())
                    || Modifier.isAbstract(type.getModifiers())) {
                throw new StrategyException(
                        List.of(file + ": class " + simpleName
                                + " must be public, not abstract, and implement dev.assay.signalcore.Strategy"));
            }
            Constructor<?> constructor = type.getConstructor();
            return (Strategy) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new StrategyException(List.of(file + ": class " + simpleName
                    + " needs a public constructor without parameters; take parameters through parameters() and onStart"));
        } catch (InvocationTargetException e) {
            throw new StrategyException(List.of(file + ": the constructor of " + simpleName + " failed: " + e.getCause()));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new StrategyException(List.of(file + ": class " + simpleName + " cannot be loaded: " + e));
        }
    }

    /// Loads the compiled classes first from here, everything else from the platform.
    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        MemoryLoader(Map<String, byte[]> classes) {
            super("strategy", InMemoryStrategyCompiler.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : classes.containsKey(name) ? findClass(name) : super.loadClass(name, resolve);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
