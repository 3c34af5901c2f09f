package io.obconnect.faults;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sees every operation that a node sends to the directory, and lets a fault strike at one of them. */
final class DirectoryFaults extends InMemoryOperationInterceptor {

    private static final String FAULT = "fault";

    /** An operation of a node. */
    record Operation(boolean writes, String dn) {
    }

    /** What happens to one operation. */
    interface Fault {
        /** Before the directory does it; what is thrown is its answer, and it isn't done. */
        default void before() throws LDAPException {
        }

        /** When it is done, and before the node hears of it: with what it was answered, or with this. */
        default Optional<ResultCode> after() {
            return Optional.empty();
        }
    }

    private record Armed(Predicate<Operation> matching, AtomicInteger first, int times, Fault fault) {
    }

    private volatile Armed armed;
    private volatile boolean struck;

    /** From the {@code first} (0: the next) matching operation on, so many of them. */
    void arm(Predicate<Operation> matching, int first, int times, Fault fault) {
        struck = false;
        armed = new Armed(matching, new AtomicInteger(first), times, fault);
    }

    void heal() {
        armed = null;
    }

    /** Whether the fault that was armed last has struck. */
    boolean struck() {
        return struck;
    }

    private void before(InMemoryInterceptedRequest request, boolean writes, String dn) throws LDAPException {
        Armed now = armed;
        if (request.getConnectionID() < 0 || now == null || !now.matching.test(new Operation(writes, dn))) {
            return;
        }
        int still = now.first.getAndDecrement();
        if (still <= 0 && still > -now.times) {
            struck = true;
            request.setProperty(FAULT, now.fault);
            now.fault.before();
        }
    }

    private static void after(Object fault, int message, Consumer<LDAPResult> answer) {
        if (fault != null) {
            ((Fault) fault).after().ifPresent(code -> answer.accept(new LDAPResult(message, code)));
        }
    }

    @Override
    public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
        before(request, true, request.getRequest().getDN());
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
        before(request, true, request.getRequest().getDN());
    }

    @Override
    public void processDeleteRequest(InMemoryInterceptedDeleteRequest request) throws LDAPException {
        before(request, true, request.getRequest().getDN());
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
        before(request, false, request.getRequest().getBaseDN());
    }

    @Override
    public void processAddResult(InMemoryInterceptedAddResult result) {
        after(result.getProperty(FAULT), result.getMessageID(), result::setResult);
    }

    @Override
    public void processModifyResult(InMemoryInterceptedModifyResult result) {
        after(result.getProperty(FAULT), result.getMessageID(), result::setResult);
    }

    @Override
    public void processDeleteResult(InMemoryInterceptedDeleteResult result) {
        after(result.getProperty(FAULT), result.getMessageID(), result::setResult);
    }

    @Override
    public void processSearchResult(InMemoryInterceptedSearchResult result) {
        after(result.getProperty(FAULT), result.getMessageID(), result::setResult);
    }
}
