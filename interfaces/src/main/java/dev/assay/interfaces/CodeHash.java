package dev.assay.interfaces;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/// Digest of the code that runs: SHA-256 over Assay's own jars, in name order. Builds are reproducible, so equal sources give equal digests.
final class CodeHash {
    private static final String DEVELOPMENT = "development";

    private CodeHash() {}

    /// Starts computing it beside the run, which needs it only at its end.
    static Supplier<String> begin() {
        FutureTask<String> task = new FutureTask<>(CodeHash::ofRunningCode);
        Thread.ofPlatform().daemon().name("code-hash").start(task);
        return () -> {
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the running code cannot be read: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the running code was read", e);
            }
        };
    }

    private static String ofRunningCode() {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (ours(path)) {
                jars.add(path);
                jars.addAll(named(path));
            }
        }
        if (jars.isEmpty()) {
            return DEVELOPMENT;
        }
        jars.sort((a, b) -> a.getFileName().compareTo(b.getFileName()));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path jar : jars) {
                digest.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the running code cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean ours(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("assay") && name.endsWith(".jar");
    }

    private static List<Path> named(Path jar) {
        List<Path> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String classPath = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String entry : classPath == null ? new String[0] : classPath.split(" ", -1)) {
                Path path = jar.resolveSibling(entry);
                if (ours(path) && Files.isRegularFile(path)) {
                    found.add(path);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(jar + " cannot be read: " + e.getMessage(), e);
        }
        return found;
    }
}
