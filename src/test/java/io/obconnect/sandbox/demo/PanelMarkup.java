package io.obconnect.sandbox.demo;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The panel's markup; every value in it is escaped. */
final class PanelMarkup {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    String panel(List<Trace.Numbered> hops, List<PersonEntry> persons) {
        Map<Journey, StringBuilder> journeys = new LinkedHashMap<>();
        hops.forEach(numbered -> journeys.computeIfAbsent(numbered.journey(), unknown -> new StringBuilder()).append(hop(numbered)));
        int newest = journeys.keySet().stream().mapToInt(Journey::number).max().orElse(0);
        StringBuilder list = new StringBuilder();
        journeys.entrySet().stream().sorted(Comparator.comparingInt(entry -> entry.getKey().number()))
                .forEach(entry -> list.append(journey(entry.getKey(), entry.getValue().toString(), entry.getKey().number() == newest)));
        StringBuilder heads = new StringBuilder();
        for (Party party : Party.values()) {
            heads.append("<span class=\"head p%d\">%s</span>".formatted(party.column(), party.label()));
        }
        long last = hops.isEmpty() ? 0 : hops.get(hops.size() - 1).number();
        return """
                <aside class="panel" aria-labelledby="panel-title">
                <h2 id="panel-title">What happens, live</h2>
                <section aria-labelledby="person-title"><h3 id="person-title">Temporary Person</h3>
                <div id="persons" aria-live="polite">%s</div></section>
                <section class="talk" aria-labelledby="hops-title"><h3 id="hops-title">Who talks to whom</h3>
                <p class="legend"><span class="stroke browser"></span> through the browser <span class="stroke direct"></span> server to server</p>
                <div id="log" role="log" aria-label="Messages in order" tabindex="0"><div class="lifelines" aria-hidden="true">%s</div>
                <div id="hops" data-last="%d">%s</div><p class="none quiet">Nothing yet. It begins with the pay button.</p></div></section>
                </aside>""".formatted(persons(persons), heads, last, list);
    }

    /** @param hops their markup */
    String journey(Journey journey, String hops, boolean open) {
        return """
                <details class="journey" id="journey-%d"%s><summary><h4>Payment %1$d, browser %d
                <time datetime="%s">%s</time></h4></summary><p class="intent">%s</p><ol>%s</ol></details>
                """.formatted(journey.number(), open ? " open" : "", journey.browser(), journey.begun(), CLOCK.format(journey.begun()),
                Html.text(journey.intent()), hops);
    }

    String hop(Trace.Numbered numbered) {
        Hop hop = numbered.hop();
        int left = Math.min(hop.from().column(), hop.to().column());
        int right = Math.max(hop.from().column(), hop.to().column());
        String direction = hop.from() == hop.to() ? "self" : hop.from().column() < hop.to().column() ? "right" : "left";
        StringBuilder messages = new StringBuilder();
        hop.messages().forEach(message -> messages.append(opened(message)));
        return """
                <li class="hop %s" data-n="%d" data-journey="%d">
                <div class="lane" aria-hidden="true"><span class="arrow %s f%d t%d"></span></div>
                <p><strong>%s → %s</strong> <span class="said">%s</span></p>
                %s</li>
                """.formatted(hop.way() == Hop.Way.BROWSER ? "browser" : "direct", numbered.number(), numbered.journey().number(), direction, left, right,
                hop.from().label(), hop.to().label(), Html.text(hop.what()), messages);
    }

    private static String opened(Hop.OpenedAnswer message) {
        String header = message.header().isEmpty() ? ""
                : "<h5>Header</h5><pre tabindex=\"0\">" + Html.text(Json.pretty(message.header())) + "</pre>";
        return """
                <details><summary>%s</summary><p class="made">%s</p>%s<h5>Content</h5><pre tabindex="0">%s</pre></details>
                """.formatted(Html.text(message.name()), Html.text(message.madeBy()), header,
                Html.text(Json.pretty(message.payload())));
    }

    String persons(List<PersonEntry> persons) {
        if (persons.isEmpty()) {
            return "<p class=\"none\">None in the directory now.</p>";
        }
        StringBuilder list = new StringBuilder("<ul class=\"persons\">");
        for (PersonEntry person : persons) {
            list.append("""
                    <li class="%s"><code>%s</code>
                    <span class="left">%s, removed after <time datetime="%s" data-until="%d">%s</time></span>
                    <details><summary>Its marker</summary><pre tabindex="0">%s</pre></details></li>
                    """.formatted(person.active() ? "active" : "inactive", Html.text(person.uid()),
                    person.active() ? "active" : "inactive: records a denial", person.expires(), person.expires().toEpochMilli(),
                    CLOCK.format(person.expires()), Html.text(String.join("\n", person.notes()))));
        }
        return list.append("</ul>").toString();
    }
}
