package dev.assay.application.live;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How another process of the same user talks to a running session: a socket in the file system that nobody else may open. One line of text each way.
///
/// A path too long for a socket (about a hundred bytes) gets it in a private folder of its own, named in the file `control.path`. Thread-safe.
public final class ControlSocket implements AutoCloseable {
    /// The socket's name in the session's folder.
    public static final String NAME = "control.sock";
    private static final String ELSEWHERE = "control.path";
    private static final int LONGEST_PATH = 100;
    private static final int LONGEST_LINE = 8192;

    private final ServerSocketChannel server;
    private final Path socket;
    private final Path pointer;

    private ControlSocket(ServerSocketChannel server, Path socket, Path pointer) {
        this.server = server;
        this.socket = socket;
        this.pointer = pointer;
    }

    /// Listens beside a session.
    ///
    /// @param directory the session's folder
    /// @param answer gives the answer to a line; run on a thread of its own, one question at a time
    public static ControlSocket open(Path directory, UnaryOperator<String> answer) {
        Path socket = directory.toAbsolutePath().normalize().resolve(NAME);
        Path pointer = directory.resolve(ELSEWHERE);
        try {
            if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
                socket = Files
                        .createTempDirectory("assay", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                        .resolve(NAME);
                Files.writeString(pointer, socket.toString());
            }
            Files.deleteIfExists(socket); // of a process that was killed: the session's record is locked, so it is gone
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            // Nobody can connect before it listens on a name, and the name is for the owner alone before anything is answered.
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            ControlSocket control = new ControlSocket(server, socket, pointer);
            Thread.ofPlatform().daemon().name("control").start(() -> control.serve(answer));
            return control;
        } catch (IOException e) {
            throw new IllegalStateException("the control socket " + socket + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private void serve(UnaryOperator<String> answer) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                String line = line(client);
                if (line != null) {
                    client.write(StandardCharsets.UTF_8.encode(answer.apply(line)));
                }
            } catch (IOException e) {
                // One client that went away, or our own end: the loop's condition tells.
            }
        }
    }

    private static @Nullable String line(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
        while (bytes.hasRemaining() && client.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') {
                return new String(bytes.array(), 0, bytes.position() - 1, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /// Asks the session that runs in a folder.
    ///
    /// @return its answer; null where none runs there
    public static @Nullable String ask(Path directory, String line) {
        Path socket = directory.toAbsolutePath().normalize().resolve(NAME);
        Path pointer = directory.resolve(ELSEWHERE);
        try {
            if (Files.isRegularFile(pointer)) {
                socket = Path.of(Files.readString(pointer));
            }
            if (!Files.exists(socket)) {
                return null;
            }
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(StandardCharsets.UTF_8.encode(line.replace('\n', ' ') + "\n"));
                return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            if (Files.deleteIfExists(pointer)) {
                Path folder = socket.getParent();
                if (folder != null) {
                    Files.deleteIfExists(folder);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the control socket " + socket + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
