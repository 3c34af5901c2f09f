package io.obconnect.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port on loopback. Each caller is served by a thread of its own, and the connection closed when it is done or somebody is gone. */
final class Door implements AutoCloseable {

    /** What is behind it. */
    interface Service {

        /** @throws IOException where one of both ends is gone */
        void serve(Socket caller) throws IOException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Service service;

    Door(Service service) throws IOException {
        this.service = service;
        thread(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "http://localhost:" + port();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                thread(() -> serve(caller));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            service.serve(caller);
        } catch (IOException gone) {
            // as browsers and servers go: the tests look at what became of the journey
        }
    }

    static void thread(Runnable task) {
        Thread thread = new Thread(task, "door");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
