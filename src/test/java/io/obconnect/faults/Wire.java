package io.obconnect.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The network between a node and its directory: carries octets until it is cut, holds them, or lets nobody through. */
final class Wire implements AutoCloseable {

    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Door door;
    private final AtomicReference<CountDownLatch> holding = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger held = new AtomicInteger();
    private volatile boolean closed;

    Wire(int to) throws IOException {
        this.to = to;
        door = new Door(this::connect);
    }

    int port() {
        return door.port();
    }

    /** From now on nothing arrives, and nobody is told. */
    void hold() {
        holding.set(new CountDownLatch(1));
    }

    /** Whether something doesn't arrive that was sent. */
    boolean holds() {
        return held.get() > 0;
    }

    /** From now on every connection breaks, also new ones. */
    void refuse() {
        closed = true;
        cut();
    }

    /** Carries again, what was held first. */
    void heal() {
        closed = false;
        holding.get().countDown();
    }

    /** Every connection of this moment is gone, for both ends. New ones come through. */
    void cut() {
        open.forEach(Wire::close);
        open.clear();
    }

    private void connect(Socket near) throws IOException {
        if (closed) {
            return;
        }
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
                awaitCarrying();
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

    private void awaitCarrying() throws IOException {
        held.incrementAndGet();
        try {
            holding.get().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            held.decrementAndGet();
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
        heal();
        cut();
    }
}
