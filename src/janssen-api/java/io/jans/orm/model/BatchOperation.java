package io.jans.orm.model;

import java.util.List;

/** Told of the pages of a search, one by one. */
public interface BatchOperation<T> {
    boolean collectSearchResult(int size);

    void performAction(List<T> entries);
}
