package io.obconnect.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** In a real container, with the REST library that the server reads its parameters with. */
class ReencodedRequestTest {

    private static Server server;
    private static String base;

    /** Reads as the server's authorization endpoint does. */
    @Path("/authorize")
    public static class Endpoint {

        @GET
        public String get(@QueryParam("request") String object, @QueryParam("state") String state, @QueryParam("acr_values") String acr,
                @Context HttpServletRequest http) {
            return object + "|" + state + "|" + acr + "|" + http.getParameter("request") + "|" + http.getQueryString();
        }

        @POST
        public String post(@FormParam("request") String object, @FormParam("state") String state, @FormParam("acr_values") String acr,
                @Context HttpServletRequest http) {
            return object + "|" + state + "|" + acr + "|" + http.getParameter("request") + "|" + http.getQueryString();
        }
    }

    /** Holds the endpoint. */
    public static class Rest extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Endpoint.class);
        }
    }

    private static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            response.getWriter().print(request.getContentLength() + "|" + request.getHeader("Content-Length") + "|"
                    + request.getHeader("Transfer-Encoding") + "|" + request.getQueryString() + "|" + body);
        }
    }

    private static final class Rewriting implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
            Parameters parameters = Parameters.of((HttpServletRequest) request);
            chain.doFilter(parameters.single("request").isEmpty() ? request
                    : ReencodedRequest.of((HttpServletRequest) request, Parameters.of((HttpServletRequest) request), Map.of("request", "new.é&=", "acr_values", "obconnect")), response);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addFilter(new FilterHolder(new Rewriting()), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder rest = new ServletHolder(new HttpServlet30Dispatcher());
        rest.setInitParameter("jakarta.ws.rs.Application", Rest.class.getName());
        rest.setInitParameter("resteasy.servlet.mapping.prefix", "/rest");
        context.addServlet(rest, "/rest/*");
        context.addServlet(new ServletHolder(new Echo()), "/echo");
        server.setHandler(context);
        server.start();
        base = "http://127.0.0.1:" + connector.getLocalPort();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private static String post(String path, BodyPublisher body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded").POST(body));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    }

    private static BodyPublisher chunked(String form) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_rest_resource_and_the_filters_see_the_new_values_of_a_get() throws Exception {
        assertThat(get("/rest/authorize?request=old&state=a%20b")).isEqualTo(
                "new.é&=|a b|obconnect|new.é&=|request=new.%C3%A9%26%3D&state=a+b&acr_values=obconnect");
    }

    @Test
    void they_see_them_in_a_form_too_however_it_is_framed() throws Exception {
        String seen = "new.é&=|s|obconnect|new.é&=|null";
        assertThat(post("/rest/authorize", BodyPublishers.ofString("request=old&state=s"))).isEqualTo(seen);
        assertThat(post("/rest/authorize", chunked("request=old&state=s"))).isEqualTo(seen);
    }

    @Test
    void oauth_parameters_split_over_query_and_form_meet_in_the_form_and_others_stay_in_the_query() throws Exception {
        assertThat(post("/rest/authorize?request=old&custom=1", BodyPublishers.ofString("state=s")))
                .isEqualTo("new.é&=|s|obconnect|new.é&=|custom=1");
    }

    @Test
    void the_body_and_its_length_agree_with_the_parameters() throws Exception {
        String form = "request=new.%C3%A9%26%3D&state=s&acr_values=obconnect";
        String seen = form.length() + "|" + form.length() + "|null|null|" + form;
        assertThat(post("/echo", BodyPublishers.ofString("request=old&state=s"))).isEqualTo(seen);
        assertThat(post("/echo", chunked("request=old&state=s"))).isEqualTo(seen);
    }

    @Test
    void a_request_that_isnt_ours_reaches_the_rest_resource_as_it_came_although_it_was_looked_at() throws Exception {
        assertThat(get("/rest/authorize?state=a%20b&x=%7E~")).isEqualTo("null|a b|null|null|state=a%20b&x=%7E~");
        assertThat(post("/rest/authorize?y=1", chunked("state=s"))).isEqualTo("null|s|null|null|y=1");
    }
}
