package io.obconnect.sandbox.demo;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The Consent App's pages. */
final class ConsentPages {

    private final Page page;

    ConsentPages(Panel panel) {
        this.page = new Page(panel, "bank", DemoSettings.BANK_NAME, "the bank's Consent App");
    }

    Reply consent(String visit, ConsentAsked asked, BankLogin.Person person) {
        return page.show(200, "Approve this payment?", """
                <div class="card"><p class="amount">%s</p><dl class="facts">
                <dt>To</dt><dd>%s<br>%s</dd><dt>From</dt><dd>%s<br>%s</dd>
                <dt>Asked by</dt><dd>%s</dd><dt>You are</dt><dd>%s</dd><dt>Decide by</dt><dd>%s</dd></dl>
                <details class="how"><summary>For developers</summary><dl class="facts">
                <dt>Consent</dt><dd>%s</dd><dt>Logged in with</dt><dd>%s</dd></dl></details></div>
                <form method="post" action="/decide"><input type="hidden" name="visit" value="%s">
                <div class="actions"><button class="main" type="submit" name="decision" value="approve">Approve</button>
                <button type="submit" name="decision" value="reject">Reject</button>
                <button type="submit" name="decision" value="cancel">Cancel</button></div>
                <p class="hint"><strong>Reject</strong> says no to this payment. <strong>Cancel</strong> leaves without deciding.
                The shop hears of both, and no money moves.</p>
                <details class="how"><summary>Try what goes wrong</summary><div class="actions odd">
                <button type="submit" name="decision" value="expired">Let the answer expire</button>
                <button type="submit" name="decision" value="tampered">Tamper with the answer</button>
                <button type="submit" name="decision" value="late">Close and come back late</button></div>
                <label for="via">Answer travels by</label><select id="via" name="via"><option value="GET">redirect (GET)</option><option value="POST">form (POST)</option></select>
                </details></form>
                """.formatted(Order.AMOUNT, Order.PAYEE, Order.PAYEE_ACCOUNT, Order.ACCOUNT, Order.ACCOUNT_NUMBER,
                Html.text(asked.clientName()), Html.text(person.subject()), until(asked), Html.text(asked.intent()), Html.text(person.acr()), visit));
    }

    Reply later(String visit, ConsentAsked asked) {
        return page.show(200, "You closed the page", """
                <p>The payment is neither approved nor rejected. The time for it ends %s.</p>
                <p>Wait for that and come back: the shop is told that the time is over. Come back before, and all is as it was.</p>
                <form method="post" action="/decide"><input type="hidden" name="visit" value="%s">
                <div class="actions"><button class="main" type="submit" name="decision" value="approve">Come back and approve</button></div></form>
                """.formatted(until(asked), visit));
    }

    /** Sends the answer on by a form, at once where there is script. */
    Reply post(URI returnTo, String sessionData) {
        return page.show(200, "Back to the shop", """
                <form method="post" action="%s" data-submit><input type="hidden" name="sessionData" value="%s">
                <div class="actions"><button class="main" type="submit">Continue</button></div></form>
                """.formatted(Html.text(returnTo), Html.text(sessionData)));
    }

    Reply expired(ConsentAsked asked) {
        return page.show(400, "The time for this payment is over", """
                <p class="actions"><a class="button main" href="%s">Back to the shop</a></p>
                """.formatted(Html.text(asked.returnCancelled())));
    }

    Reply consents(List<GivenConsents.Given> given, boolean justEnded) {
        StringBuilder list = new StringBuilder();
        given.forEach(consent -> list.append("""
                <div class="card"><dl class="facts"><dt>Given to</dt><dd>%s</dd><dt>Since</dt><dd><time datetime="%s">%2$s</time></dd>
                <dt>Consent</dt><dd>%s</dd></dl>%s</div>
                """.formatted(Html.text(consent.clientName()), consent.since().truncatedTo(ChronoUnit.SECONDS), Html.text(consent.id()), consent.ended()
                ? "<p>You have ended it. The shop's access is over.</p>"
                : """
                <form method="post" action="/consents/end"><input type="hidden" name="consent" value="%s">
                <div class="actions"><button type="submit">End this consent</button></div></form>""".formatted(Html.text(consent.id())))));
        return page.show(200, justEnded ? "The consent has ended" : "My consents", given.isEmpty() ? "<p>This browser has given no consent here.</p>" : list.toString());
    }

    Reply about() {
        return page.show(200, "The bank's Consent App", "<p>The auth server sends people here, in the middle of a payment.</p>"
                + "<p class=\"actions\"><a class=\"button\" href=\"/consents\">My consents</a></p>");
    }

    Reply unknownVisit() {
        return problem(400, "This visit is over", "It began in another browser, or long ago. Go back to the shop and pay again.");
    }

    Reply problem(int status, String title, String words) {
        return page.show(status, title, "<p class=\"problem\">" + Html.text(words) + "</p>");
    }

    private static String until(ConsentAsked asked) {
        return "<time datetime=\"%s\" data-until=\"%d\">%1$s</time>".formatted(asked.expires(), asked.expires().toEpochMilli());
    }
}
