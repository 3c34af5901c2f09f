package io.obconnect.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Holds an answer's body back, so that it can be replaced before anything is sent. Status and headers go through, lengths don't. */
public class BufferedAnswer extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ServletOutputStream stream = new Stream(body);
    private final boolean passingErrors;
    private boolean errorPassed;
    private PrintWriter writer;

    public BufferedAnswer(HttpServletResponse response) {
        this(response, false);
    }

    private BufferedAnswer(HttpServletResponse response, boolean passingErrors) {
        super(response);
        this.passingErrors = passingErrors;
    }

    /** What is answered by {@code sendError} isn't held back: the container makes its own page of it. */
    public static BufferedAnswer passingErrors(HttpServletResponse response) {
        return new BufferedAnswer(response, true);
    }

    /** Whether the container has taken over with its error page, so that nothing may be written any more. */
    public boolean errorPassed() {
        return errorPassed;
    }

    /** What was written so far. */
    public byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return body.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            Charset charset = getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
            writer = new PrintWriter(new OutputStreamWriter(body, charset), false);
        }
        return writer;
    }

    @Override
    public void sendError(int status) throws IOException {
        if (passingErrors) {
            errorPassed = true;
            super.sendError(status);
            return;
        }
        setStatus(status);
        resetBuffer();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (passingErrors) {
            errorPassed = true;
            super.sendError(status, message);
            return;
        }
        sendError(status);
    }

    @Override
    public void flushBuffer() {
        // held back
    }

    @Override
    public void resetBuffer() {
        body();
        body.reset();
    }

    @Override
    public void reset() {
        super.reset();
        resetBuffer();
    }

    @Override
    public void setContentLength(int length) {
        // the length is that of what is sent in the end
    }

    @Override
    public void setContentLengthLong(long length) {
        // the length is that of what is sent in the end
    }

    /** A servlet's output that goes elsewhere than to the browser. */
    static final class Stream extends ServletOutputStream {

        private final OutputStream target;

        Stream(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            target.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            target.write(octets, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers that are held back are written synchronously");
        }
    }
}
