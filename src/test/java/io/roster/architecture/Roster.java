package io.roster.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The classes of Roster and the names of their packages. */
final class Roster {

    /** The features. A new one is added here. */
    static final List<String> FEATURES = List.of("user", "accesstoken", "room");

    static final String ALL = "io.roster..";

    static final String API = feature("api");
    static final String COMMAND = feature("command");
    static final String QUERY = feature("query");
    static final String REACTION = feature("reaction");
    static final String FEATURE_WEB = feature("web");

    static final String MESSAGE = "io.roster.message..";
    static final String TEXT = "io.roster.text..";
    static final String SEARCH = "io.roster.search";
    static final String SEARCH_PARSE = "io.roster.search.parse..";
    static final String SEARCH_SQL = "io.roster.search.sql..";

    static final String WEB = "io.roster.web..";
    static final String PROJECTION = "io.roster.projection..";
    static final String AXON = "io.roster.axon..";
    static final String H2 = "io.roster.h2..";
    static final String VERIFY = "io.roster.verify..";

    /** Main classes, and those of the feature that exists only in tests. */
    static final ImportOption MAIN_AND_ROOM =
            location -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
                    || (location.contains("/io/roster/room/") && !location.contains("Test.class"));

    static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(MAIN_AND_ROOM).importPackages("io.roster");

    private Roster() {}

    private static String feature(String folder) {
        return "io.roster.[" + String.join("|", FEATURES) + "]." + folder + "..";
    }
}
