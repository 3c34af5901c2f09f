package io.obconnect.gate;

import io.obconnect.config.KeyedConfiguration;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** One kind of request that a journey passes through: decides which session and which parameters the server sees. */
interface EndpointHandler {

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException;
}
