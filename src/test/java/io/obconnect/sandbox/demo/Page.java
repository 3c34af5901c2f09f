package io.obconnect.sandbox.demo;

/** The frame of every page: who stands here, what it stands in for, the content, the panel. */
final class Page {

    private final Panel panel;
    private final String style;
    private final String name;
    private final String role;

    /**
     * @param style class of the body, which carries the party's colour
     * @param name who stands here
     * @param role in a few words
     */
    Page(Panel panel, String style, String name, String role) {
        this.panel = panel;
        this.style = style;
        this.name = name;
        this.role = role;
    }

    /** @param main markup; whoever makes it has escaped every value */
    Reply show(int status, String title, String main) {
        return Reply.html(status, """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · %2$s</title><link rel="stylesheet" href="/panel/demo.css">
                <script src="/panel/panel.js" defer></script></head>
                <body class="%3$s"><a class="skip" href="#main">Skip to content</a>
                <header><p class="name">%2$s</p><p class="role">%4$s</p>
                <p class="stand-in">This sandbox stands in for Janssen; it isn't Janssen. No money moves.</p></header>
                <div class="split"><main id="main" tabindex="-1"><h1>%1$s</h1>
                %5$s
                </main>%6$s</div></body></html>
                """.formatted(Html.text(title), Html.text(name), style, Html.text(role), main, panel.render()));
    }
}
