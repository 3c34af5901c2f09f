package io.obconnect.consent;

import io.obconnect.ops.HealthResource;
import io.obconnect.ops.MetricsResource;
import io.obconnect.revocation.RevocationResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import java.util.Set;

/** Our REST resources inside the auth server, beside its own {@code /restv1}, which can't be extended. */
@ApplicationPath("/obconnect")
public class ObconnectApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReturnResource.class, RevocationResource.class, HealthResource.class, MetricsResource.class, UnexpectedMapper.class);
    }
}
