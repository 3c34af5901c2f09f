package io.obconnect.load;

import java.io.PrintStream;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** A progress bar, drawn over and over on one line while something lasts; on a terminal only. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long EVERY_MILLIS = 250;

    private final PrintStream out;
    private final String what;
    private final DoubleSupplier done;
    private final Supplier<String> detail;
    private final Thread painter;

    private Progress(PrintStream out, String what, DoubleSupplier done, Supplier<String> detail) {
        this.out = out;
        this.what = what;
        this.done = done;
        this.detail = detail;
        this.painter = new Thread(this::paint, "progress");
        painter.setDaemon(true);
    }

    /**
     * @param done the part that is done, 0 to 1
     * @param detail what is said behind the bar
     */
    static Progress of(String what, DoubleSupplier done, Supplier<String> detail) {
        Progress progress = new Progress(System.err, what, done, detail);
        if (System.console() != null) {
            progress.painter.start();
        }
        return progress;
    }

    static String bar(String what, double done, String detail) {
        int full = (int) Math.round(Math.max(0, Math.min(1, done)) * WIDTH);
        return String.format(java.util.Locale.ROOT, "%-24s [%s%s] %3.0f %%  %s", what, "#".repeat(full), "·".repeat(WIDTH - full),
                Math.min(1, done) * 100, detail);
    }

    private void paint() {
        try {
            while (true) {
                out.print("\r\033[K" + bar(what, done.getAsDouble(), detail.get()));
                out.flush();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException closed) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    @Override
    public void close() {
        if (!painter.isAlive()) {
            return;
        }
        painter.interrupt();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
