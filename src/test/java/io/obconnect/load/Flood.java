package io.obconnect.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends prepared requests at a steady rate over a few connections, several at a time on each (RFC 9112 section 9.3.2), and looks at every
 * answer's status.
 */
final class Flood implements AutoCloseable {

    private static final int PIPELINED = 16;

    private final Tally answers = new Tally();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final long start = System.nanoTime();

    private Flood() {
    }

    /** @param rate requests a second, all connections together */
    static Flood start(URI server, List<byte[]> requests, int connections, double rate) {
        Flood flood = new Flood();
        List<byte[]> batches = batches(requests);
        AtomicLong sent = new AtomicLong();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> flood.send(server, batches, sent, rate), "flood-" + i);
            thread.start();
            flood.threads.add(thread);
        }
        return flood;
    }

    private static List<byte[]> batches(List<byte[]> requests) {
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from + PIPELINED <= requests.size(); from += PIPELINED) {
            ByteArrayOutputStream batch = new ByteArrayOutputStream();
            requests.subList(from, from + PIPELINED).forEach(batch::writeBytes);
            batches.add(batch.toByteArray());
        }
        return batches;
    }

    private void send(URI server, List<byte[]> batches, AtomicLong sent, double rate) {
        try (Wire wire = new Wire(server)) {
            int waiting = 0;
            while (!ended.get()) {
                long number = sent.getAndIncrement();
                await(start + (long) (number * PIPELINED * 1e9 / rate));
                byte[] batch = batches.get((int) (number % batches.size()));
                wire.write(batch, batch.length);
                // those of the batch before, which are all there: to be woken for each answer would cost the machine more than the answer
                read(wire, waiting);
                waiting = PIPELINED;
            }
            read(wire, waiting);
        } catch (IOException | RuntimeException e) {
            answers.count(e.getClass().getSimpleName());
        }
    }

    private void read(Wire wire, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            answers.count(kind(wire.read()));
            answered.incrementAndGet();
        }
    }

    /** A page for the person, an error for the TPP, or what shouldn't be. */
    private static String kind(Wire.Answer answer) {
        if (answer.status() == 400) {
            return "page";
        }
        return answer.status() / 100 == 3 && answer.location() != null && answer.location().contains("error=server_error")
                ? "error to the TPP" : "HTTP " + answer.status();
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    long answered() {
        return answered.get();
    }

    double rate() {
        return answered() * 1e9 / (System.nanoTime() - start);
    }

    /** By kind. */
    Tally answers() {
        return answers;
    }

    /** Answers of a kind that a forged return mustn't have. */
    long wrong() {
        return answers.total() - answers.of("page") - answers.of("error to the TPP");
    }

    @Override
    public void close() throws InterruptedException {
        ended.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
