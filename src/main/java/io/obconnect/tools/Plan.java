package io.obconnect.tools;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a command will do, worked out before the first change: shown by {@code --dry-run}, and undone backwards where a step fails.
 *
 * @param steps in their order
 * @param warnings what must be known before the first change
 * @param notes what should be known
 * @param next what the operator does afterwards
 */
public record Plan(List<Step> steps, List<String> warnings, List<String> notes, List<String> next) {

    public Plan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        next = List.copyOf(next);
    }

    public Plan(List<Step> steps, List<String> notes, List<String> next) {
        this(steps, List.of(), notes, next);
    }

    /** The same, with something more that must be known before the first change. */
    public Plan warning(List<String> more) {
        return new Plan(steps, Stream.concat(warnings.stream(), more.stream()).toList(), notes, next);
    }

    public boolean changesSomething() {
        return steps.stream().anyMatch(step -> step.change().kind() != Change.Kind.KEEP);
    }

    /** @throws Refused where a step failed; says what couldn't be put back */
    public void apply() {
        Deque<Step> done = new ArrayDeque<>();
        for (Step step : steps) {
            try {
                step.apply();
                done.push(step);
            } catch (IOException | RuntimeException e) {
                List<String> left = undo(done);
                String state = left.isEmpty() ? "Everything was put back" : "These could not be put back: " + String.join(", ", left);
                throw Refused.failed(step.change().target() + " failed: " + reason(e) + ". " + state + ".",
                        e instanceof Refused refused ? refused.remedy() : "Correct the cause and run the command again.", e);
            }
        }
    }

    private static List<String> undo(Deque<Step> done) {
        List<String> left = new ArrayList<>();
        for (Step step : done) {
            try {
                step.undo();
            } catch (IOException | RuntimeException e) {
                left.add(step.change().target() + " (" + reason(e) + ")");
            }
        }
        return left;
    }

    private static String reason(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        // a file system's exceptions often say no more than the path
        return e instanceof Refused ? message.replaceFirst("\\.$", "") : e.getClass().getSimpleName() + " " + message;
    }
}
