import java.io.FileInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Validates PDF files with veraPDF, all in one Java process: starting Java costs more than checking.
 *
 * <p>One line for each failed rule, then one for the file, fields separated by tabs: file, profile,
 * "failed", clause, times, description; or file, profile, "checked". A file without its "checked"
 * line was not checked.
 */
class VeraCheck {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (var file : files) {
      for (var profile : List.of("ua1", "2a")) {
        check(file, PDFAFlavour.byFlavourId(profile), file + "\t" + profile + "\t");
      }
    }
  }

  static void check(String file, PDFAFlavour flavour, String start) {
    try (var stream = new FileInputStream(file);
        var parser = Foundries.defaultInstance().createParser(stream, flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      result.getFailedChecks().forEach((rule, times) -> {
        var description = result.getValidationProfile().getRuleByRuleId(rule).getDescription();
        System.out.println(start + "failed\t" + rule.getClause() + "-" + rule.getTestNumber() + "\t"
            + times + "\t" + description.replaceAll("\\s+", " "));
      });
      System.out.println(start + "checked");
    } catch (Exception problem) {
      System.out.println(start + "failed\t-\t1\tcannot be read: " + problem.getMessage());
    }
  }
}
