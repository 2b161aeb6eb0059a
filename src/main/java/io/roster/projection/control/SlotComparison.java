package io.roster.projection.control;

import java.util.List;

/**
 * What is built beside, compared with what is live, when both had taken the same events.
 *
 * @param equal whether all rows are equal
 * @param position up to which event both were
 * @param tables table by table
 */
record SlotComparison(boolean equal, long position, List<Table> tables) {

    SlotComparison(long position, List<Table> tables) {
        this(tables.stream().allMatch(table -> table.onlyLive() == 0 && table.onlyBeside() == 0), position, tables);
    }

    /**
     * One table of them.
     *
     * @param live its name in the live slot
     * @param rows how many rows it has there
     * @param onlyLive how many of them are not the same beside
     * @param onlyBeside how many rows beside are not the same in the live slot
     */
    record Table(String live, long rows, long onlyLive, long onlyBeside) {}
}
