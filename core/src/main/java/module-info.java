/// The vocabulary of Assay. Needs nothing but `java.base`: the compiler itself holds it to that.
module dev.assay.core {
    requires static transitive org.jspecify;

    exports dev.assay.core.calendar;
    exports dev.assay.core.codec;
    exports dev.assay.core.event;
    exports dev.assay.core.instrument;
    exports dev.assay.core.loop;
    exports dev.assay.core.market;
    exports dev.assay.core.money;
    exports dev.assay.core.order;
    exports dev.assay.core.portfolio;
    exports dev.assay.core.risk;
    exports dev.assay.core.signal;
}
