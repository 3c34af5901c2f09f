package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.as.server.service.UserService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What we ask of an SQL store, which ignores base DNs, knows one object class and compares times as dates. */
class SqlPersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private record Call(String method, List<Object> arguments) {

        Filter filter() {
            return arguments.stream().filter(Filter.class::isInstance).map(Filter.class::cast).findFirst().orElseThrow();
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final PersistenceEntryManager store = (PersistenceEntryManager) Proxy.newProxyInstance(
            PersistenceEntryManager.class.getClassLoader(), new Class<?>[] {PersistenceEntryManager.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("getPersistenceType")) {
                    return "sql";
                }
                calls.add(new Call(method.getName(), Arrays.asList(arguments)));
                return switch (method.getName()) {
                    case "findEntries" -> List.of();
                    case "remove" -> method.getReturnType() == int.class ? 1 : null;
                    case "persist" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                };
            });
    private final JanssenPeople people = new JanssenPeople(store, new StaticConfiguration(), new UserService() {
        @Override
        public List<String> getPersonCustomObjectClassList() {
            return List.of("jansCustomPerson");
        }
    }, new ClientAuthorizationsService() {
        @Override
        public String createDn(String id) {
            return "jansId=" + id + ",ou=authorizations,o=jans";
        }
    });
    private final TemporaryPerson person = new TemporaryPerson("inum", "obconnect_a", "tpp", new IntentId("intent"), Optional.of("consent"), NOW);

    @Test
    void theTimeInAFilterIsADate() {
        people.expired(NOW, 5);
        assertThat(leaves(calls.get(0).filter()).map(Filter::getAssertionValue)).contains(Date.from(NOW), "obconnect:v1");
    }

    @Test
    void everySearchAndEveryRemovalOfPersonsIsLimitedToOurs() {
        people.expired(NOW, 5);
        people.find("obconnect_a");
        people.remove(person);
        List<Call> ofPersons = calls.stream().filter(call -> call.arguments().contains(PersonEntry.class)).toList();
        assertThat(ofPersons).hasSize(3).allSatisfy(call -> assertThat(leaves(call.filter()).map(Filter::getAssertionValue)).contains("obconnect:v1"));
    }

    @Test
    void whatHangsOnAPersonGoesFirst() {
        assertThat(people.remove(person)).isTrue();
        assertThat(calls).extracting(Call::method).containsOnly("remove");
        assertThat(calls.get(0).arguments()).contains("jansId=inum_tpp,ou=authorizations,o=jans");
        assertThat(calls.get(1).arguments()).contains(PairwiseEntry.class);
        assertThat(leaves(calls.get(1).filter()).map(Filter::getAssertionValue)).containsExactly("inum");
        assertThat(calls.get(2).arguments()).contains(PersonEntry.class);
    }

    @Test
    void anEntryHasNoFurtherObjectClass() {
        people.claim(person);
        assertThat(((PersonEntry) calls.get(0).arguments().get(0)).getCustomObjectClasses()).isNull();
    }

    private static Stream<Filter> leaves(Filter filter) {
        return filter.getFilters() == null || filter.getFilters().length == 0
                ? Stream.of(filter)
                : Arrays.stream(filter.getFilters()).flatMap(SqlPersonsTest::leaves);
    }
}
