package io.obconnect.bench;

import java.util.List;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param name what was done
 * @param jose4j the same work with jose4j alone, in the same run; empty where a JOSE library has nothing to do
 * @param nimbus likewise with Nimbus JOSE+JWT
 * @param goals none where the figure only informs
 */
record Figure(String name, Cost ours, Optional<Cost> jose4j, Optional<Cost> nimbus, List<Goal> goals) {

    Figure {
        goals = List.copyOf(goals);
    }

    boolean met() {
        return goals.stream().allMatch(goal -> goal.met(this));
    }
}
