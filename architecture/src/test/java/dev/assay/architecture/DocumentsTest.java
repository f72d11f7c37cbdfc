package dev.assay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents say what the code says.
class DocumentsTest {

    private static final Set<String> TYPES = Production.CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "docs/reference/ports.md"})
    void namesOnlyTypesThatExist(String document) throws IOException {
        Path file = Documents.ROOT.resolve(document);
        assertThat(file).exists();
        assertThat(Documents.unknownTypes(Files.readString(file), TYPES)).as("types named in " + document + " that do not exist").isEmpty();
    }

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        assertThat(Documents.all()).isNotEmpty()
                .allSatisfy(file -> assertThat(Documents.deadLinks(Files.readString(file), file.resolveSibling("")))
                        .as("dead links in " + file).isEmpty());
    }

    @Test
    void anInventedTypeIsFound() {
        String text = """
                `Order` and `EventBus.offer` exist, so do `TreeMap` and `List<Order>`; `NoSuchThing` and `Wrong.method()` do not. `mvn verify`
                ```java
                `InACodeBlock`
                ```
                """;
        assertThat(Documents.unknownTypes(text, Set.of("Order", "EventBus"))).containsExactly("NoSuchThing", "Wrong");
    }

    @Test
    void aDeadLinkIsFound() {
        String text = "[here](pom.xml) [section](pom.xml#top) [web](https://example.org/x) [gone](docs/nothing.md#part)";
        assertThat(Documents.deadLinks(text, Documents.ROOT)).containsExactly("docs/nothing.md");
    }
}
