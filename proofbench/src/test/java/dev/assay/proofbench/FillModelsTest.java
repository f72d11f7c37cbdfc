package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The models by name, and what they say of themselves.
class FillModelsTest {
    @Test
    void everyModelIsFoundByItsNameAndSaysWhatItAssumes() {
        assertThat(FillModels.ids()).containsExactly("next-open", "next-close", "this-close", "typical-price", "average-price",
                "worst-price", "vwap", "mid", "book").contains(FillModels.DEFAULT);
        assertThat(FillModels.all()).extracting(FillModel::id).isEqualTo(FillModels.ids());
        assertThat(FillModels.all()).allSatisfy(model -> {
            if (!model.needsBook()) {
                assertThat(model.assumptions()).contains("stop is taken (the worst case)", "No slippage", LimitFill.THROUGH.assumptions());
            }
            assertThat(model.whenToChoose()).startsWith("Choose it").endsWith(".");
            assertThat(model.fillsOnPresentBar()).isEqualTo(model.id().equals("this-close"));
            assertThat(model.assumptions().startsWith("OPTIMISTIC")).isEqualTo(model.fillsOnPresentBar() || model.id().equals("mid"));
        });
        assertThat(FillModels.of("next-open", LimitFill.TOUCH, BasisPointSlippage.of("1.5")).assumptions())
                .contains(LimitFill.TOUCH.assumptions(), "Slippage of 1.5000 basis points");
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> FillModels.byId("next-opne")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no fill model is called \"next-opne\"; there are next-open, next-close, this-close, typical-price, average-price,"
                                + " worst-price, vwap, mid, book");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10000", "0.00001", "much"})
    void slippageOutOfRangeIsAnError(String basisPoints) {
        assertThatThrownBy(() -> BasisPointSlippage.of(basisPoints)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCatalogueNamesEveryModelOnceWithItsAssumptionsAndUse() {
        assertThat(ModelCatalogue.entries()).extracting(entry -> entry.key() + " " + entry.id()).doesNotHaveDuplicates()
                .contains("fills.model mid", "fills.path best-case", "fills.limitOrders chance", "fills.impact.model almgren",
                        "costs.slippage.model edge", "fills.model book", "fills.queue log");
        assertThat(ModelCatalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.assumptions()).endsWith(".");
            assertThat(entry.whenToChoose()).startsWith("Choose it");
        });
    }
}
