package io.obconnect.load;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations on the command line: {@code 90s}, {@code 10m}; seconds where no unit is given. */
final class Durations implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([sm]?)");

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is no duration like 90s or 10m");
        }
        long count = Long.parseLong(form.group(1));
        return form.group(2).equals("m") ? Duration.ofMinutes(count) : Duration.ofSeconds(count);
    }
}
