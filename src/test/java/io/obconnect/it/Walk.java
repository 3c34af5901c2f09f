package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** The steps of a journey, as tests take them one by one. */
public final class Walk {

    public final Settings settings;
    public final TppClient tpp;
    public final Bank bank;

    public Walk(Settings settings, Settings.Tpp tpp) {
        this.settings = settings;
        this.tpp = new TppClient(settings, tpp);
        this.bank = new Bank(settings.sharedSecret());
    }

    public static String anIntent() {
        return UUID.randomUUID().toString();
    }

    /** From the TPP to the Consent App's door. */
    public Question toBank(UserAgent browser, URI authorize) {
        Page last = browser.follow(browser.get(authorize), settings.base());
        return arrived(last);
    }

    public Question toBank(UserAgent browser, String intent, String state) {
        return toBank(browser, tpp.authorize(tpp.query(tpp.dirWithIntent(intent), state)));
    }

    public Question arrived(Page last) {
        if (!last.redirects() || !last.location().toString().startsWith(settings.consentApp())) {
            throw new AssertionError("the Consent App should be reached, but: " + last
                    + (last.redirects() ? " → " + last.location() : " " + last.body()));
        }
        return bank.asked(last.location());
    }

    /** From the Consent App's answer to the server's own call that issues the code, which isn't made. */
    public URI toFollowUp(UserAgent browser, URI back) {
        Page page = browser.get(back);
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        return page.location();
    }

    /** From the Consent App's answer back to the TPP: the answer's parameters. */
    public Map<String, String> backAtTpp(UserAgent browser, URI back) {
        return answered(browser.follow(browser.get(back), settings.base()));
    }

    /** The parameters with which the browser reaches the TPP, in query or fragment. */
    public Map<String, String> answered(Page last) {
        if (!last.redirects() || !last.location().toString().startsWith(tpp.registration().redirectUri())) {
            throw new AssertionError("the TPP should be reached, but: " + last
                    + (last.redirects() ? " → " + last.location() : " " + last.body()));
        }
        URI location = last.location();
        Map<String, String> parameters = UserAgent.parameters(location.getRawQuery());
        parameters.putAll(UserAgent.parameters(location.getRawFragment()));
        return parameters;
    }

    /** A refused request: the error parameters with which a fresh browser reaches the TPP, without having been at the bank. */
    public Map<String, String> refusal(URI authorize) {
        return answered(new UserAgent().get(authorize));
    }

    public Map<String, String> refusal(String request, String state) {
        return refusal(tpp.authorize(tpp.query(request, state)));
    }

    /** Approves at the bank, and the TPP gets its answer. */
    public Map<String, String> approved(UserAgent browser, Question question) {
        return backAtTpp(browser, bank.back(question, bank.approval(question, "consent-" + question.intent().hashCode())));
    }

    /** A whole approved journey: the token endpoint's answer. */
    public Map<String, Object> tokens(UserAgent browser, String intent, String consentId) {
        return tokens(browser, intent, consentId, Map.of());
    }

    /** The same with other query parameters. */
    public Map<String, Object> tokens(UserAgent browser, String intent, String consentId, Map<String, String> changed) {
        Map<String, String> query = tpp.query(tpp.dirWithIntent(intent), "state-of-" + consentId);
        query.putAll(changed);
        Question question = toBank(browser, tpp.authorize(query));
        Map<String, String> answer = backAtTpp(browser, bank.back(question, bank.approval(question, consentId)));
        if (!answer.containsKey("code")) {
            throw new AssertionError("a code should have come, but: " + answer);
        }
        return tpp.exchange(answer.get("code"));
    }
}
