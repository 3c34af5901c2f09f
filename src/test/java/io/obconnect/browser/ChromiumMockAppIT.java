package io.obconnect.browser;

import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The kit's mock Consent App as the bank's, in Chromium: whatever it does wrong, the shop hears the code that the mock announces. */
@InChromium
class ChromiumMockAppIT {

    private static final Pattern ANNOUNCED = Pattern.compile("the auth server says (OBC-\\d{3})");
    private static final List<String> STRICT_ONLY = List.of("underived-key", "other-direction", "no-typ", "other-iss", "other-aud", "no-jti");

    @TempDir
    private static Path folder;
    private static Sandbox sandbox;
    private static int port;

    private final Chromium chromium;
    private final Person person;

    ChromiumMockAppIT(Chromium chromium) {
        this.chromium = chromium;
        this.person = new Person(chromium.driver(), sandbox);
    }

    @BeforeAll
    static void open() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        sandbox = new Sandbox(0, Optional.of(URI.create("http://localhost:" + port)));
        sandbox.start(AuthServer.packagedJar());
        Files.writeString(folder.resolve("shared.secret"), sandbox.sharedSecret());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static MockApp mock(String... options) {
        return new MockApp(port, sandbox.server().issuer(), folder.resolve("shared.secret"), options);
    }

    private Person atTheMock() {
        return person.shop().press("Pay 10 GBP").await("A mock Consent App");
    }

    static List<String> misbehaviours() {
        return MockApp.choices("--misbehave").stream().filter(choice -> !STRICT_ONLY.contains(choice)).filter(choice -> !choice.equals("cut-return-to")).toList();
    }

    @Test
    void aReturnAddressThatWasCutIsAPageWithTheCodeThatTheMockAnnounces() throws IOException {
        try (MockApp mock = mock("--misbehave", "cut-return-to")) {
            String code = mock.awaited(ANNOUNCED).group(1);

            atTheMock().press("Approve").await(Words.error("en"));

            assertThat(person.page()).contains(code);
        }
    }

    @Test
    void thePanelShowsWhatPassesToAndFromAConsentAppThatIsNotTheDemosWhereItHappened() throws IOException {
        try (MockApp mock = mock()) {
            atTheMock().press("Approve").claims();

            List<String> hops = chromium.driver().findElements(By.cssSelector(".journey:last-child .hop > p")).stream()
                    .map(hop -> hop.getDomProperty("textContent")).toList();
            assertThat(hops).as(mock.said()).containsExactly("TPP → Auth server asks for a payment's consent",
                    "Auth server → Consent App asks the bank for the consent", "Consent App → Auth server answers",
                    "Auth server → Directory a temporary Person, created", "Auth server → TPP a code, with the state",
                    "TPP → Auth server exchanges the code (client_secret_basic)", "Auth server → TPP the tokens");
            assertThat(chromium.driver().findElement(By.cssSelector(".journey:last-child")).getDomProperty("textContent"))
                    .contains("Sealed by the Consent App under the shared secret", "\"consent_id\"");
            PageRules.hold(chromium, "claims-foreign-app");
            atTheMock().press("Cancel").awaitRefusal("access_denied");
            person.awaitPanel("the person gave up");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void anAnswerThatIsWrongIsAnErrorAtTheShopWithTheCodeThatTheMockAnnounces(String misbehaviour) throws IOException {
        try (MockApp mock = mock("--misbehave", misbehaviour)) {
            String code = mock.awaited(ANNOUNCED).group(1);

            person.shop().askBySignature().press("Pay 10 GBP").await("A mock Consent App").press("Approve").await("Not paid");

            assertThat(person.text("error-description")).startsWith(code);
        }
    }

    @Test
    void itsPagesBreakNoRuleAndItsButtonsApproveDenyAndCancel() throws IOException {
        try (MockApp mock = mock()) {
            atTheMock();
            PageRules.hold(chromium, "mock");
            assertThat(person.press("Approve").claims().has("openbanking_intent_id")).as(mock.said()).isTrue();
            atTheMock().press("Deny").awaitRefusal("access_denied");
            atTheMock().press("Cancel").awaitRefusal("access_denied");
            person.open("http://localhost:" + port + "/?sessionData=nothing").await("A mock Consent App");
            PageRules.hold(chromium, "mock-unreadable");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"approve, The consent is given", "deny, Not paid", "cancel, Not paid"})
    void itAnswersByItselfWhereItIsTold(String decision, String headline) throws IOException {
        try (MockApp mock = mock("--decide", decision)) {
            person.shop().press("Pay 10 GBP").await(headline);
            assertThat(mock.said()).contains("Mock Consent App at ");
        }
    }

    @Test
    void itsAnswerByFormIsSentOnByAPress() throws IOException {
        try (MockApp mock = mock("--post")) {
            atTheMock().press("Approve").press("Go back");
            assertThat(person.claims().has("openbanking_intent_id")).as(mock.said()).isTrue();
        }
    }
}
