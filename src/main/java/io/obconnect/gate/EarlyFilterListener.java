package io.obconnect.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;

import java.util.EnumSet;

/**
 * Puts our filters before all of the auth server's. An annotated filter would run after them, when the server has loaded a session
 * already; only a mapping that is added by a listener with {@code isMatchAfter=false} comes first.
 */
@WebListener
public class EarlyFilterListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            FilterRegistration.Dynamic early = context.addFilter("obconnect-early", context.createFilter(EarlyFilter.class));
            early.setAsyncSupported(true);
            early.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, EarlyFilter.PATHS.toArray(String[]::new));
        } catch (ServletException e) {
            throw new IllegalStateException("the early filter can't be created", e);
        }
    }
}
