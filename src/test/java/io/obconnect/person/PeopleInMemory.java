package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can be down, keeps dates that deviate from the expiry, and holds entries that can't be read. */
final class PeopleInMemory implements People {

    record Row(Instant date, Optional<TemporaryPerson> person) {
    }

    final Map<String, Row> rows = new ConcurrentSkipListMap<>();
    final AtomicInteger searches = new AtomicInteger();
    /** How many Persons each removal was given. */
    final List<Integer> removals = new ArrayList<>();
    int atOnce = 1;
    /** Can't be removed together with others. */
    String locked;
    volatile boolean down;
    volatile Runnable onRemove = () -> { };
    volatile Runnable onSearch = () -> { };

    @Override
    public Claim claim(TemporaryPerson person) {
        up();
        Row before = rows.putIfAbsent(person.inum(), new Row(person.expiry(), Optional.of(person)));
        return before == null ? new Claim.Written() : new Claim.Existing(before.person());
    }

    @Override
    public Optional<TemporaryPerson> find(String uid) {
        up();
        return rows.values().stream().flatMap(row -> row.person().stream()).filter(person -> person.uid().equals(uid)).findFirst();
    }

    @Override
    public List<Candidate> expired(Instant until, int limit) {
        up();
        searches.incrementAndGet();
        onSearch.run();
        List<Candidate> found = new ArrayList<>();
        rows.forEach((name, row) -> {
            if (found.size() < limit && !row.date().isAfter(until)) {
                found.add(new Candidate(name, row.person()));
            }
        });
        return found;
    }

    @Override
    public List<Candidate> farAhead(Instant from, int limit) {
        up();
        return rows.entrySet().stream().filter(row -> !row.getValue().date().isBefore(from)).limit(limit)
                .map(row -> new Candidate(row.getKey(), row.getValue().person())).toList();
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public int remove(List<TemporaryPerson> persons) {
        up();
        removals.add(persons.size());
        onRemove.run();
        if (persons.stream().anyMatch(person -> person.inum().equals(locked)) && persons.size() > 1) {
            throw new DirectoryUnavailable("two nodes wait for one another", null);
        }
        return (int) persons.stream().filter(person -> rows.remove(person.inum()) != null).count();
    }

    private void up() {
        if (down) {
            throw new DirectoryUnavailable("down", null);
        }
    }
}
