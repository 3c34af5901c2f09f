package io.obconnect.sandbox.probe;

import io.jans.as.server.security.Identity;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.EnumSet;

/** Filters for tests of the sandbox: each tells in a header whether the server has loaded the browser's session yet. */
@WebListener
public class ProbeFilters implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            event.getServletContext().addFilter("probe-early", event.getServletContext().createFilter(Early.class))
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/restv1/authorize");
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ahead of the server's own filters. */
    public static class Early extends HttpFilter {

        @Inject
        private Identity identity;
        @Inject
        private ProbeCleaner cleaner;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            response.setHeader("Probe-Early", String.valueOf(identity.getSessionId() != null));
            response.setHeader("Probe-Cleaned", String.valueOf(cleaner.count()));
            chain.doFilter(request, response);
        }
    }

    /** After them. */
    @WebFilter("/restv1/authorize")
    public static class Annotated extends HttpFilter {

        @Inject
        private Identity identity;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            response.setHeader("Probe-Annotated", String.valueOf(identity.getSessionId() != null));
            chain.doFilter(request, response);
        }
    }
}
