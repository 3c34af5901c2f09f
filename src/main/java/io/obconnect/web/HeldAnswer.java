package io.obconnect.web;

import io.obconnect.web.Reply.Header;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds back status, redirect address and body of an answer, so that another one can be sent in its place. Other headers go through. */
public final class HeldAnswer extends BufferedAnswer {

    private static final String LOCATION = "Location";
    private static final String CONTENT_TYPE = "Content-Type";

    private int status = HttpServletResponse.SC_OK;
    private String location;
    private String type;

    public HeldAnswer(HttpServletResponse response) {
        super(response);
    }

    /** Where it redirects to. */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /** The whole answer. */
    public Reply reply() {
        List<Header> headers = new ArrayList<>();
        location().ifPresent(address -> headers.add(new Header(LOCATION, address)));
        if (type != null) {
            headers.add(new Header(CONTENT_TYPE, type));
        }
        return new Reply(status, headers, new String(body(), StandardCharsets.UTF_8));
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public void sendRedirect(String address) throws IOException {
        resetBuffer();
        status = HttpServletResponse.SC_FOUND;
        location = address;
    }

    @Override
    public void setContentType(String contentType) {
        type = contentType;
    }

    @Override
    public String getContentType() {
        return type;
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public void setCharacterEncoding(String charset) {
        // what is written is read as UTF-8
    }

    @Override
    public void setHeader(String name, String value) {
        if (!held(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!held(name, value)) {
            super.addHeader(name, value);
        }
    }

    private boolean held(String name, String value) {
        if (LOCATION.equalsIgnoreCase(name)) {
            location = value;
        } else if (CONTENT_TYPE.equalsIgnoreCase(name)) {
            type = value;
        } else {
            return "Content-Length".equalsIgnoreCase(name);
        }
        return true;
    }

    @Override
    public void reset() {
        super.reset();
        status = HttpServletResponse.SC_OK;
        location = null;
        type = null;
    }
}
