package io.obconnect.sandbox.demo;

/** The Internal OP's pages. */
final class OpPages {

    private final Page page;
    private final DemoSettings.Psu psu;

    OpPages(Panel panel, DemoSettings.Psu psu) {
        this.page = new Page(panel, "op", "Demo bank login", "the bank's Internal OP");
        this.psu = psu;
    }

    Reply login(String login, boolean wrong) {
        return page.show(wrong ? 401 : 200, "Log in at the demo bank", """
                %s<form method="post" action="/login" class="card"><input type="hidden" name="login" value="%s">
                <label for="username">User name</label><input id="username" name="username" value="%s" autocomplete="username" required>
                <label for="password">Password</label><input id="password" name="password" type="password" value="%s" autocomplete="current-password" required>
                <p class="hint">This sandbox has one person: user name <strong>%3$s</strong>, password <strong>%4$s</strong>. Both are filled in.
                At a bank, a second factor would stand here; the sandbox takes the password for it.</p>
                <div class="actions"><button class="main" type="submit">Log in</button>
                <button type="submit" name="cancel" value="yes" formnovalidate>Don't log in</button></div></form>
                """.formatted(wrong ? "<p class=\"problem\" role=\"alert\">User name or password is wrong.</p>" : "",
                login, Html.text(psu.name()), Html.text(psu.password())));
    }

    Reply about() {
        return page.show(200, "The bank's Internal OP", "<p>Only the Consent App sends people here, in the middle of a payment.</p>");
    }

    Reply problem(String title, String words) {
        return page.show(400, title, "<p class=\"problem\">" + Html.text(words) + "</p>");
    }
}
