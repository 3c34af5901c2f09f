package io.obconnect.sandbox;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what comes to a directory over the wire, by kind and branch, for example {@code search people}; calls in the process don't count. */
public final class DirectoryCalls extends InMemoryOperationInterceptor {

    private static final Pattern BRANCH = Pattern.compile("ou=(\\w+),o=jans", Pattern.CASE_INSENSITIVE);

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** The counts so far. */
    public Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((name, count) -> now.put(name, count.sum()));
        return now;
    }

    @Override
    public void processAddRequest(InMemoryInterceptedAddRequest request) {
        count(request, "add", request.getRequest().getDN());
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request) {
        count(request, "modify", request.getRequest().getDN());
    }

    @Override
    public void processDeleteRequest(InMemoryInterceptedDeleteRequest request) {
        count(request, "delete", request.getRequest().getDN());
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
        count(request, "search", request.getRequest().getBaseDN());
    }

    private void count(InMemoryInterceptedRequest request, String kind, String dn) {
        if (request.getConnectionID() >= 0) {
            Matcher branch = BRANCH.matcher(dn);
            counts.computeIfAbsent(kind + " " + (branch.find() ? branch.group(1) : "root"), name -> new LongAdder()).increment();
        }
    }
}
