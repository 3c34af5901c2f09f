package io.obconnect.tools.kit;

import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may never be the same in two answers: the IV, because with AES-GCM two messages under one key and IV reveal both and let anybody
 * forge more, and the {@code jti}. The auth server keeps no list of either and can't see a repetition; only this check can.
 */
final class Repetition {

    private static final int IV = 2;

    private final ConsentAppCodec counterpart;
    private final Set<String> ivs = new HashSet<>();
    private final Set<Object> ids = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private int answers;

    Repetition(ConsentAppCodec counterpart) {
        this.counterpart = counterpart;
    }

    /** One more answer; those that don't open were complained of elsewhere. */
    void note(String compact) {
        counterpart.open(Direction.RESPONSE, compact).fold(contents -> {
            answers++;
            note(ivs.add(compact.split("\\.", -1)[IV]), "iv");
            Object id = Json.object(contents.payload()).orElse(Map.of()).get("jti");
            note(id == null || ids.add(id), "jti");
            return answers;
        }, refusal -> answers);
    }

    private void note(boolean isNew, String what) {
        if (!isNew) {
            repeated.add(what);
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (repeated.contains("iv")) {
            findings.add(Finding.error("Two answers have the same IV: whoever sees both can read and forge answers. Take 96 new random bits for each message."));
        }
        if (repeated.contains("jti")) {
            findings.add(Finding.error("Two answers have the same jti: it names one message. Take a new random one for each."));
        }
        if (findings.isEmpty() && answers > 1) {
            findings.add(Finding.good("Every answer has an IV of its own" + (ids.isEmpty() ? "." : ", and a jti.")));
        }
        return findings;
    }
}
