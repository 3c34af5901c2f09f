package io.jans.as.common.service;

/** The claims that the server can release. */
public class AttributeService {
}
