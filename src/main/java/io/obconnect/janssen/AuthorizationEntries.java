package io.obconnect.janssen;

import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.orm.annotation.AttributeName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which class of {@link AuthorizationEntry} is this server's: told by the server's own entity, whose annotations name its columns. */
@Dependent
public class AuthorizationEntries {

    private final Class<? extends AuthorizationEntry> type;
    private final Supplier<AuthorizationEntry> fresh;

    @Inject
    public AuthorizationEntries() {
        this(ClientAuthorization.class);
    }

    /** @param servers the server's own entity */
    AuthorizationEntries(Class<?> servers) {
        Set<String> attributes = Arrays.stream(servers.getDeclaredFields()).map(field -> field.getAnnotation(AttributeName.class))
                .filter(Objects::nonNull).map(AttributeName::name).collect(Collectors.toSet());
        if (attributes.contains(ClnIdEntry.CLIENT)) {
            type = ClnIdEntry.class;
            fresh = ClnIdEntry::new;
        } else if (attributes.contains(JansClntIdEntry.CLIENT)) {
            type = JansClntIdEntry.class;
            fresh = JansClntIdEntry::new;
        } else {
            throw new IllegalStateException(servers.getName() + " names its client neither " + ClnIdEntry.CLIENT + " nor "
                    + JansClntIdEntry.CLIENT);
        }
    }

    /** For the store's calls. */
    Class<? extends AuthorizationEntry> type() {
        return type;
    }

    AuthorizationEntry fresh() {
        return fresh.get();
    }
}
