package io.obconnect.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.jans.as.model.config.StaticConfiguration;
import io.obconnect.janssen.JanssenTokenRecords;
import io.obconnect.janssen.TokenDataEntry;
import io.obconnect.journey.Approval;
import io.obconnect.journey.JourneyCodec;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.Ticket;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.PersonMarker;
import io.obconnect.token.TokenRecords;
import io.obconnect.web.AuthorizationResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What earlier versions wrote is read by this one: a journey begun on one node ends on another, token data lives for months. There is a file
 * for each released version in {@code src/test/resources/stored-forms}, never changed again; the file of the version that is being worked on is
 * written by {@value #WRITE}. A release that can't read an old file needs a migration and a line under "Upgrade" in the changelog.
 */
class StoredFormsTest {

    static final String WRITE = "mvn -Dtest=StoredFormsTest -Dvectors.write test";
    private static final Path FOLDER = Path.of("src/test/resources/stored-forms");

    @BeforeAll
    static void writeWhereAsked() throws IOException {
        if (System.getProperty("vectors.write") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(current(), StoredForms.written().entrySet().stream().map(form -> form.getKey() + "=" + form.getValue() + "\n")
                    .collect(Collectors.joining()));
        }
    }

    static List<Path> versions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereIsAFileForTheVersionThatIsWorkedOnWithAllForms() throws IOException {
        assertThat(current()).as("write it with: %s", WRITE).exists();
        assertThat(read(current())).as("write it with: %s", WRITE).containsOnlyKeys(StoredForms.written().keySet());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theSessionsJourneyIsRead(Path version) throws IOException {
        assertThat(JourneyCodec.decode(read(version).get("journey.waiting"))).contains(StoredForms.WAITING);
        assertThat(JourneyCodec.decode(read(version).get("journey.authenticated"))).contains(StoredForms.AUTHENTICATED);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theBrowsersCookieIsFoundAndOpened(Path version) throws IOException {
        assertThat(JourneyCookie.name(StoredForms.COOKIE.uid(), true)).isEqualTo(read(version).get("cookie.name"));
        assertThat(JourneyCookie.open(StoredForms.SEAL, read(version).get("cookie"))).contains(StoredForms.COOKIE)
                .hasValueSatisfying(cookie -> assertThat(cookie.proves(StoredForms.WAITING)).isTrue());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatTravelsInAddressesIsOpened(Path version) throws IOException {
        Map<String, String> forms = read(version);

        assertThat(Ticket.open(StoredForms.SEAL, forms.get("ticket"), StoredForms.BEGUN)).contains(StoredForms.TICKET);
        assertThat(StoredForms.SEAL.open(Purpose.AUTHORIZATION_RESPONSE, forms.get("response"), AuthorizationResponse::of, StoredForms.COOKIE.uid()))
                .contains(StoredForms.RESPONSE);
        assertThat(StoredForms.SEAL.open(Purpose.RETURN_PAGE, forms.get("redirect.return"), Approval::of, StoredForms.ADDRESS))
                .contains(Optional.of(StoredForms.APPROVAL));
        assertThat(StoredForms.SEAL.open(Purpose.LOGIN_PAGE, forms.get("redirect.login"), Function.identity(), StoredForms.ADDRESS))
                .contains(StoredForms.CONSENT_PARAMETERS.content(StoredForms.BEGUN));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thePersonIsFoundSweptAndReadByItsMarker(Path version) throws IOException {
        assertThat(PersonMarker.read(List.of(read(version).get("person.marker").split(" ")))).contains(StoredForms.MARKER);
        StoredForms.names().forEach((purpose, name) -> assertThat(name).as("%s", purpose).isEqualTo(formOf(version, "name." + purpose)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theEndOfAConsentIsFound(Path version) throws IOException {
        for (String name : List.of("name.revoked.intent", "name.revoked.consent")) {
            assertThat(read(version).get(name)).isEqualTo(StoredForms.written().get(name));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theGrantsDataIsFoundAndRead(Path version) throws IOException {
        TokenDataEntry entry = new TokenDataEntry();
        entry.setKey(read(version).get("token.key"));
        entry.setData(read(version).get("token.data"));
        entry.setExpiry(Date.from(StoredForms.BEGUN));
        JanssenTokenRecords records = new JanssenTokenRecords(StoredForms.store(List.of(entry)), new StaticConfiguration());

        assertThat(records.find(StoredForms.GRANT)).map(TokenRecords.Kept::data).contains(StoredForms.TOKEN_DATA);
        assertThat(StoredForms.written()).containsEntry("token.key", entry.getKey());
    }

    /** So that the tests above can fail: under another salt nothing opens. */
    @Test
    void anotherServerOpensNothing() throws IOException {
        ServerSeal other = new ServerSeal("salt-of-another-installation".getBytes(StandardCharsets.UTF_8),
                new KeyRing(SharedSecret.ofOctets("secret of the stored forms, 35 chars".getBytes(StandardCharsets.UTF_8)), List.of()));

        assertThat(JourneyCookie.open(other, read(current()).get("cookie"))).isEmpty();
        assertThat(Ticket.open(other, read(current()).get("ticket"), StoredForms.BEGUN)).isEmpty();
    }

    private static Path current() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        return FOLDER.resolve(version.replace("-SNAPSHOT", "") + ".txt");
    }

    private static String formOf(Path version, String name) {
        try {
            return read(version).get(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path version) throws IOException {
        Map<String, String> forms = new LinkedHashMap<>();
        for (String line : Files.readAllLines(version)) {
            int sign = line.indexOf('=');
            forms.put(line.substring(0, sign), line.substring(sign + 1));
        }
        return forms;
    }
}
