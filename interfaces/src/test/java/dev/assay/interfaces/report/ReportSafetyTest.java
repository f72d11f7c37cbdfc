package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page is one file, the same for the same package, asks for nothing, and runs no text of a run as markup or script.
final class ReportSafetyTest {
    static final String HOSTILE = "<script>document.documentElement.dataset.hacked=1</script><img src=x onerror=hack()>'&</title>";

    @TempDir
    private Path dir;

    /// A package whose every free text is an attempt to break out.
    static SamplePackage hostile(Path dir) {
        SamplePackage run = SamplePackage.in(dir);
        for (RunFile file : RunFile.values()) {
            if (run.text(file.fileName()).contains("ema-cross")) {
                run.replace(file.fileName(), "ema-cross", HOSTILE);
            }
        }
        run.replace("metrics.json", "ema-cross", HOSTILE).replace("metrics.json", "\"AAPL\"", "\"" + HOSTILE + "\"");
        run.replace("orders.csv", "filled at next open", HOSTILE).replace("decisions.csv", "max-gross-exposure", HOSTILE);
        run.replace("assumptions.csv", "next-open", HOSTILE).replace("inputs.csv", "AAPL.csv", HOSTILE).replace("actions.csv", "split",
                HOSTILE);
        run.replace("failures.csv", "onBar", HOSTILE).replace("costs.csv", "commission", HOSTILE).replace("controls.csv", "kill-switch",
                HOSTILE);
        run.replace("config.txt", "ema-cross", HOSTILE + "</pre>").replace("bars.csv", "IBM", HOSTILE).replace("fills.csv", "IBM",
                HOSTILE);
        return run;
    }

    @Test
    void noTextOfARunBecomesMarkup() {
        String clean = SamplePackage.in(dir).page();
        String page = hostile(dir).page();
        assertThat(page).doesNotContain("<script>document").doesNotContain("<img").contains("&lt;script&gt;document");
        assertThat(count(page, "<script")).isEqualTo(count(clean, "<script"));
        assertThat(count(page, "</script")).isEqualTo(count(clean, "</script"));
        assertThat(count(page, "<title")).isEqualTo(count(clean, "<title"));
        assertThat(Pages.data(page).get("bars").get(1).get("symbol").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void theSamePackageGivesTheSameBytes() {
        SamplePackage first = SamplePackage.in(dir);
        String page = first.page();
        assertThat(first.page()).isEqualTo(page);
        assertThat(SamplePackage.in(dir).page()).isEqualTo(page);
        assertThat(SamplePackage.in(dir).replace("metrics.json", "0.870127", "0.880127").page()).isNotEqualTo(page);
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String page = SamplePackage.in(dir).page();
        assertThat(page).doesNotContainPattern("(?i)\\s(src|srcset|action|data|poster)\\s*=\\s*[\"']")
                .doesNotContainPattern("(?i)<link|<iframe|<object")
                .doesNotContainPattern("(?i)href=\"(?!#)").doesNotContain("url(").doesNotContain("@import");
        assertThat(page).doesNotContain("fetch(").doesNotContain("XMLHttpRequest").doesNotContain("WebSocket").doesNotContain("innerHTML");
        assertThat(page).contains("default-src 'none'").contains("base-uri 'none'");
    }

    @Test
    void thePolicyNamesExactlyTheStyleAndScriptOfThePage() throws Exception {
        String page = SamplePackage.in(dir).page();
        String script = Pages.first(Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL), page);
        String style = Pages.first(Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL), page);
        assertThat(page).contains("script-src '" + sha256(script) + "'").contains("style-src '" + sha256(style) + "'")
                .doesNotContain("unsafe");
        assertThat(count(page, "<style")).isEqualTo(1);
        assertThat(page.substring(0, page.indexOf("<script"))).doesNotContain(" style=");
    }

    @Test
    void theChartLibrarysLicenceIsInThePage() {
        assertThat(SamplePackage.in(dir).page()).contains("Copyright (c) 2022 Leon Sorokin").contains("uPlot 1.6.32");
    }

    private static String sha256(String text) throws Exception {
        return "sha256-"
                + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
