package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.standby.HostFit;
import io.obconnect.token.IntrospectionFilter;
import io.obconnect.token.UserInfoFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.List;

/**
 * Puts our filters before all of the auth server's. An annotated filter would run after them, when the server has loaded a session
 * already; only a mapping that is added by a listener with {@code isMatchAfter=false} comes first.
 *
 * <p>In a server that lacks what we need, {@link StandbyFilter} takes their place.
 */
@WebListener
public class EndpointFilterListener implements ServletContextListener {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointFilterListener.class);

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            if (!HostFit.fits()) {
                LOG.error("{} {}: {}", ErrorCode.HOST_LACKS.id(), ErrorCode.HOST_LACKS.title(), String.join("; ", HostFit.lacking()));
                put(context, "obconnect-standby", StandbyFilter.class, EndpointFilter.PATHS);
                return;
            }
            put(context, "obconnect-early", EndpointFilter.class, EndpointFilter.PATHS);
            put(context, "obconnect-userinfo", UserInfoFilter.class, List.of("/restv1/userinfo", "/restv1/userinfo/*"));
            put(context, "obconnect-introspection", IntrospectionFilter.class, List.of("/restv1/introspection", "/restv1/introspection/*"));
        } catch (ServletException e) {
            throw new IllegalStateException("our filters can't be created", e);
        }
    }

    private static void put(ServletContext context, String name, Class<? extends Filter> type, List<String> paths) throws ServletException {
        FilterRegistration.Dynamic registration = context.addFilter(name, context.createFilter(type));
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, paths.toArray(String[]::new));
    }
}
