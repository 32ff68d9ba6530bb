package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.Browser;
import java.io.IOException;
import java.util.List;

/// A guest in a real browser. One thread.
final class GuestBrowser implements AutoCloseable {
    /// Script that returns each visible text whose contrast is below WCAG's level AA.
    private static final String FAINT =
            """
            const lum = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
            const rgba = (s) => { const m = s.match(/[\\d.]+/g).map(Number); return [m.slice(0, 3), m[3] ?? 1]; };
            const ground = (e) => { for (; e; e = e.parentElement) { const [c, a] = rgba(getComputedStyle(e).backgroundColor); if (a === 1) return c; } return [255, 255, 255]; };
            const faint = [];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let n; (n = walk.nextNode());) {
              const e = n.parentElement;
              if (!n.textContent.trim() || !e.checkVisibility() || e.closest('.aloud,[inert]')) continue;
              const a = lum(rgba(getComputedStyle(e).color)[0]), b = lum(ground(e));
              const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
              if (ratio < 4.5) faint.push(n.textContent.trim() + ' ' + ratio.toFixed(2));
            }
            return faint;
            """;

    final Browser browser;
    private final String address;

    private GuestBrowser(Browser browser, String address) throws IOException {
        this.browser = browser;
        this.address = address;
        try {
            browser.go(address);
            browser.run(
                    "document.addEventListener('securitypolicyviolation', (e) => console.error('policy '"
                            + " + e.violatedDirective)); return 0");
        } catch (IOException e) {
            browser.close();
            throw e;
        }
    }

    /// Opens the page unencrypted under a host name, as from another machine.
    static GuestBrowser phone(int port, String language) throws IOException {
        return new GuestBrowser(Browser.phone(language), "http://den.local:" + port + "/");
    }

    static GuestBrowser encrypted(int port) throws IOException {
        return new GuestBrowser(Browser.phone("en"), "https://den.local:" + port + "/");
    }

    static GuestBrowser desktop(int port, String room) throws IOException {
        return new GuestBrowser(Browser.desktop("en"), "http://127.0.0.1:" + port + "/#" + room);
    }

    void reload() throws IOException {
        browser.go("about:blank");
        browser.go(address);
    }

    /// Enters a name and joins.
    GuestBrowser enter(String name) throws IOException {
        browser.run("document.getElementById('name').value = arguments[0]; return 0", name);
        browser.click("#join");
        browser.until(
                "document.querySelector('#composer:not(.hidden)')?.checkVisibility() && document.querySelector('#room-list [aria-current=true]')");
        return this;
    }

    /// Enters a text and presses the send button.
    void say(String text) throws IOException {
        browser.run(
                "const w = document.getElementById('words'); w.value = arguments[0];"
                        + " w.dispatchEvent(new Event('input')); return 0",
                text);
        browser.click("#send");
    }

    void untilSees(String words) throws IOException {
        browser.until(
                "[...document.querySelectorAll('#log .words')].some((w) => w.textContent === arguments[0])",
                words);
    }

    void untilTold(String note) throws IOException {
        browser.until(
                "[...document.querySelectorAll('#log .note')].some((w) => w.textContent === arguments[0])",
                note);
    }

    void untilNothingWaits() throws IOException {
        browser.until("!document.querySelector('#log .waiting')");
    }

    /// The texts in the log, oldest first.
    List<String> words() throws IOException {
        return browser.list(
                "return [...document.querySelectorAll('#log .words')].map((w) => w.textContent)");
    }

    /// The banner of the message replied to; empty if there is none.
    String answering() throws IOException {
        return browser.text(
                "return document.querySelector('#answering:not(.hidden) #answered')?.textContent ?? ''");
    }

    /// Id or label of the focused element.
    String focus() throws IOException {
        return browser.text(
                "const e = document.activeElement; return e.id || e.getAttribute('aria-label') ||"
                        + " e.textContent");
    }

    /// Asserts that all visible text is readable in both themes.
    void assertFaintNowhere() throws IOException {
        for (String theme : List.of("light", "dark")) {
            browser.wear(theme);
            assertEquals(List.of(), browser.list(FAINT), theme);
        }
    }

    void assertNoComplaints() throws IOException {
        assertEquals(List.of(), browser.complaints());
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
