package io.obconnect.browser;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class whose constructor takes a {@link Chromium}, fresh for each test; left out where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.obconnect.browser.Chromium#expected", disabledReason = "no Chromium with its driver on this machine")
@ExtendWith(RunningChromium.class)
@interface InChromium {
}
