package io.obconnect.sandbox.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo TPP's pages. */
final class TppPages {

    private static final List<String> FIRST_CLAIMS = List.of("openbanking_intent_id", "consent_id", "acr", "sub", "iss", "aud");

    private final Page page;
    private final DemoSettings settings;

    TppPages(Panel panel, DemoSettings settings) {
        this.page = new Page(panel, "tpp", DemoSettings.TPP_NAME, "the shop's payment initiation service");
        this.settings = settings;
    }

    Reply home(String intent) {
        StringBuilder clients = new StringBuilder();
        boolean anySigns = false;
        for (DemoSettings.Tpp tpp : settings.tpps()) {
            clients.append("<option>").append(Html.text(tpp.id())).append("</option>");
            anySigns |= tpp.signingKey().isPresent();
        }
        return page.show(200, "Pay from your bank account", """
                <form method="post" action="/pay"><div class="card"><p class="amount">%s</p>
                <p class="hint">to %s, from your account at the %s</p>
                <div class="actions"><button class="main" type="submit">Pay 10 GBP</button></div></div>
                <p>Three clicks: pay here, log in at the bank as <strong>%s</strong> with password <strong>%s</strong>,
                approve. Then you see what the id_token says about the consent.</p>
                <details class="how"><summary>How the request is sent</summary>
                <label for="intent">Intent id</label><input id="intent" name="intent" value="%s" required maxlength="128"
                pattern="[A-Za-z0-9._:\\-]+" autocomplete="off" spellcheck="false">
                <label for="client">Client</label><select id="client" name="client">%s</select>
                <label for="form">Request object</label><select id="form" name="form"><option value="DIR">sealed under the client secret (dir, A256GCM)</option>%s</select>
                </details></form>
                """.formatted(Order.AMOUNT, Order.PAYEE, DemoSettings.BANK_NAME.toLowerCase(Locale.ROOT), Html.text(settings.psu().name()),
                Html.text(settings.psu().password()), Html.text(intent), clients,
                anySigns ? "<option value=\"PS256\">signed (PS256)</option>" : ""));
    }

    Reply paid(Map<String, Object> claims, PaymentRequest request) {
        boolean intentHolds = request.intent().equals(claims.get("openbanking_intent_id"));
        StringBuilder facts = new StringBuilder("<dl class=\"facts\">");
        for (String name : FIRST_CLAIMS) {
            facts.append("<dt>%s</dt><dd class=\"%s\">%s</dd>".formatted(name, "openbanking_intent_id".equals(name) ? "key" : "plain",
                    claims.containsKey(name) ? Html.text(claims.get(name)) : "absent"));
        }
        facts.append("</dl>");
        return page.show(200, intentHolds ? "The consent is given" : "The id_token names another consent", """
                <div class="card">%s</div>
                <ul class="checks"><li>The browser that began the payment brought its state back</li>
                <li>Signature holds under a key of the auth server's key set</li><li>Issuer, audience, times and nonce are right</li>
                <li class="%s">The intent is the one the payment began with</li></ul>
                <h2>The whole id_token</h2><pre id="claims" tabindex="0">%s</pre>
                %s
                """.formatted(facts, intentHolds ? "good" : "bad", Html.text(Json.pretty(claims)), goOn(request.state())));
    }

    Reply introspected(boolean active, Map<String, Object> answer, String payment) {
        return page.show(200, active ? "The access token lives" : "The access token is dead", """
                <p>%s</p><pre id="introspection" tabindex="0">%s</pre>%s
                """.formatted(active ? "The auth server calls it active: the shop may use it."
                        : "The auth server calls it inactive: the consent has ended, and the shop's access with it. A new payment gives a new consent, which lives.",
                Html.text(Json.pretty(answer)), goOn(payment)));
    }

    /** What can be done with a consent that was given: renewed, ended at the bank, looked at. */
    private String goOn(String payment) {
        String bank = settings.otherConsentApp().isPresent() ? ""
                : "<a class=\"button\" href=\"" + Html.text(settings.consentAppUrl()) + "/consents\">End the consent at the bank</a>";
        return """
                <form method="post" action="/introspect"><input type="hidden" name="payment" value="%s">
                <div class="actions"><a class="button main" href="/">Pay again</a>%s
                <button type="submit">Does the token live?</button></div></form>
                <p class="hint">End the consent at the bank and ask again: the token is dead at once. Pay again: the new consent's token lives.</p>
                """.formatted(Html.text(payment), bank);
    }

    Reply refused(String error, String description, PaymentRequest request) {
        return page.show(200, "Not paid", """
                <p>%s No money moves.</p>
                <div class="card"><dl class="facts"><dt>error</dt><dd id="error">%s</dd>
                <dt>description</dt><dd id="error-description">%s</dd><dt>state</dt><dd id="state">%s</dd></dl></div>
                <p>The state is the one this browser was given when the payment began.</p>
                <p class="actions"><a class="button main" href="/">Back to the start</a></p>
                """.formatted(why(error, description), Html.text(error), Html.text(description), Html.text(request.state())));
    }

    /** For OAuth a rejection and a cancellation are the same error; the description begins with the code that tells them apart. */
    private static String why(String error, String description) {
        if (description.startsWith("OBC-406")) {
            return "You rejected the payment at the bank.";
        }
        if (description.startsWith("OBC-407")) {
            return "You left the bank without deciding.";
        }
        return "access_denied".equals(error) ? "The bank has no approval of yours." : "Something went wrong on the way.";
    }

    Reply problem(int status, String title, String words) {
        return page.show(status, title, """
                <p class="problem">%s</p><p class="actions"><a class="button" href="/">Back to the start</a></p>
                """.formatted(Html.text(words)));
    }
}
