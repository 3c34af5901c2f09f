package io.obconnect.load;

import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.SqlStore;
import io.obconnect.sandbox.Store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The Persons of a store. It is filled as if many journeys had been before, past the server, so that it is quick and counts as nobody's call. */
abstract class PeopleOnFile {

    private static final String TPP = "tpp-1";

    static PeopleOnFile in(Store store) {
        return store instanceof Directory directory ? new PeopleInDirectory(directory) : new PeopleInDatabase(((SqlStore) store).database());
    }

    /** Temporary Persons with their client authorizations, that expire then. */
    final void temporary(int count, Instant expiry) {
        addTemporary(IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString().replace("-", ""))
                .map(id -> new TemporaryPerson(id.toUpperCase(Locale.ROOT), TemporaryPerson.UID_PREFIX + id, TPP, new IntentId(id),
                        Optional.of("consent-" + id), expiry)).toList());
    }

    /** Ordinary people, whom nobody may remove. */
    final void ordinary(int count) {
        addOrdinary(IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString()).toList());
    }

    /** How many there are, of both kinds. */
    abstract int all();

    abstract void addTemporary(List<TemporaryPerson> people);

    abstract void addOrdinary(List<String> inums);

    /** The id of what a Person allowed to its TPP. */
    static String authorization(TemporaryPerson person) {
        return person.inum() + "_" + person.clientId();
    }

    /** An ordinary person's. */
    static String uid(String inum) {
        return "person-" + inum;
    }
}
