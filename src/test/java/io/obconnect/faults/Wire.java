package io.obconnect.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a node and its directory: carries octets until it is cut. New connections come through again. */
final class Wire implements AutoCloseable {

    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Door door;

    Wire(int to) throws IOException {
        this.to = to;
        door = new Door(this::connect);
    }

    int port() {
        return door.port();
    }

    /** Every connection of this moment is gone, for both ends. */
    void cut() {
        open.forEach(Wire::close);
        open.clear();
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        Door.thread(() -> carry(far, near));
        carry(near, far);
    }

    private void carry(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] octets = new byte[16 * 1024];
            for (int read = in.read(octets); read > 0; read = in.read(octets)) {
                out.write(octets, 0, read);
            }
        } catch (IOException gone) {
            close(from); // the other direction ends with it
            close(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        door.close();
        cut();
    }
}
