package io.obconnect.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a page that a command writes: what stands between {@code <!-- load:NAME -->} and {@code <!-- /load:NAME -->}. */
record DocsTable(Path page, String name) {

    /** @throws IOException where the page can't be read or has no such part */
    void write(String content) throws IOException {
        String text = Files.readString(page);
        Matcher part = Pattern.compile("(<!-- load:" + name + " -->\n).*?(<!-- /load:" + name + " -->)", Pattern.DOTALL).matcher(text);
        if (!part.find()) {
            throw new IOException(page + " has no part <!-- load:" + name + " -->");
        }
        Files.writeString(page, text.substring(0, part.end(1)) + content + text.substring(part.start(2)));
    }
}
