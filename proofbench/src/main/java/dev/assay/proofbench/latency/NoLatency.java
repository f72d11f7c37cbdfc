package dev.assay.proofbench.latency;

/// Everything arrives in the instant it sets out.
public record NoLatency() implements LatencyModel {
    @Override
    public long nanos(long number, long ts) {
        return 0;
    }

    @Override
    public String id() {
        return "none";
    }

    @Override
    public String assumptions() {
        return "Messages arrive in the instant they set out.";
    }

    @Override
    public String whenToChoose() {
        return "Choose it where decisions are far slower than the line: on bars.";
    }
}
