package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor at one node of several: connected to it, asking as if it were the issuer. */
class NodeTest {

    private static final String ISSUER = "https://localhost";

    private static LocalCertificate certificate;
    private ConfigApiServer node;
    private String address;

    @BeforeAll
    static void theIssuersCertificate(@TempDir Path folder) throws Exception {
        certificate = LocalCertificate.in(folder);
    }

    @BeforeEach
    void aNodeWithTheIssuersCertificate() throws Exception {
        node = ConfigApiServer.secured(certificate.context());
        node.discovery.put("issuer", ISSUER);
        address = "127.0.0.1:" + node.uri().getPort();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Ran doctor(String issuer, String at) {
        return Ran.obconnect("doctor", issuer, "--connect-to", at, "--ca-file", certificate.pem());
    }

    @Test
    void isAskedUnderTheIssuersName() {
        Ran ran = doctor(ISSUER, address);

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ran.out()).contains("the node is " + address, "the issuer is " + ISSUER, "the extension answers", "the clocks agree");
        assertThat(node.hosts).isNotEmpty().containsOnly("localhost");
    }

    @Test
    void needsNoDiscoveryDocumentAtTheRoot() {
        node.root = false;

        assertThat(doctor(ISSUER, address).out()).contains("ok      the discovery document is at /jans-auth/.well-known/openid-configuration");
    }

    @Test
    void mustHaveTheIssuersCertificate() {
        assertThat(doctor("https://auth.bank.example", address)).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains("OBC-903 TLS with https://auth.bank.example at " + address + " fails");
        });
    }

    @Test
    void maySpeakPlainHttpOnThisMachine() throws IOException {
        try (ConfigApiServer plain = new ConfigApiServer()) {
            plain.discovery.put("issuer", "https://auth.bank.example");

            Ran ran = doctor("https://auth.bank.example", "http://127.0.0.1:" + plain.uri().getPort());

            assertThat(ran.exitCode()).as(ran.all()).isZero();
            assertThat(plain.hosts).containsOnly("auth.bank.example");
        }
        assertThat(doctor(ISSUER, "http://10.0.0.7:8081").err()).contains("over plain http to another machine");
    }

    @Test
    void thatIsDownIsAFinding() {
        node.close();

        assertThat(doctor(ISSUER, address)).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains("OBC-903", "at " + address + " can't be reached");
        });
    }

    @Test
    void mustBeAnAddress() {
        for (String wrong : new String[] {"10.0.0.7", "10.0.0.7:0", "10.0.0.7:70000", "ftp://10.0.0.7:21", ""}) {
            assertThat(doctor(ISSUER, wrong)).satisfies(ran -> {
                assertThat(ran.exitCode()).isEqualTo(3);
                assertThat(ran.err()).contains("isn't a node's address");
            });
        }
    }
}
