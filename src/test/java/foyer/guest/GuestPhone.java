package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.Browser;
import java.io.IOException;
import java.util.List;

/// Somebody at the guest page, in a real browser. One thread.
final class GuestPhone implements AutoCloseable {
    final Browser browser;
    private final String address;

    private GuestPhone(Browser browser, String address) throws IOException {
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

    /// As over a network: a page that is not encrypted, under a name that is not this machine's.
    static GuestPhone phone(int port, String language) throws IOException {
        return new GuestPhone(Browser.phone(language), "http://den.local:" + port + "/");
    }

    static GuestPhone encrypted(int port) throws IOException {
        return new GuestPhone(Browser.phone("en"), "https://den.local:" + port + "/");
    }

    static GuestPhone desktop(int port, String room) throws IOException {
        return new GuestPhone(Browser.desktop("en"), "http://127.0.0.1:" + port + "/#" + room);
    }

    void reload() throws IOException {
        browser.go("about:blank");
        browser.go(address);
    }

    /// Gives a name and goes in.
    GuestPhone enter(String name) throws IOException {
        browser.run("document.getElementById('name').value = arguments[0]; return 0", name);
        browser.click("#join");
        browser.until(
                "document.querySelector('#composer:not(.hidden)')?.checkVisibility() && document.querySelector('#room-list [aria-current=true]')");
        return this;
    }

    /// Puts words into the field and presses the button.
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

    /// The words in the log, oldest first.
    List<String> words() throws IOException {
        return browser.list(
                "return [...document.querySelectorAll('#log .words')].map((w) => w.textContent)");
    }

    /// What has the focus, by id or label.
    String focus() throws IOException {
        return browser.text(
                "const e = document.activeElement; return e.id || e.getAttribute('aria-label') ||"
                        + " e.textContent");
    }

    void assertNoComplaints() throws IOException {
        assertEquals(List.of(), browser.complaints());
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
