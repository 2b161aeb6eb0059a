package io.roster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures a subject and its limit in turns, so that what else the machine does meets both. */
final class Turns {

    private Turns() {}

    /** Takes one turn and returns how much it did a second. */
    interface Turn {

        double rate() throws Exception;
    }

    /** Returns how much the subject did a second: the median of its turns. */
    static double compare(Object store, String what, Turn subject, Turn limit) throws Exception {
        List<Double> subjects = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < Sizes.TURNS; turn++) {
            double first = subject.rate();
            double second = limit.rate();
            System.out.printf(Locale.ROOT, "%s: %s, turn %d: %.1f, limit %.1f%n", store, what, turn, first, second);
            if (turn > 0) {
                subjects.add(first);
                limits.add(second);
                ratios.add(first / second);
            }
        }
        double rate = Report.median(subjects);
        Report.add(store, what, new Report.Row(rate, Report.median(limits), Report.median(ratios), "/s"));
        return rate;
    }
}
