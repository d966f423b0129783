// Validates PDF files as PDF/UA-1 with veraPDF's library; one line of JSON a file. Run by bench/verapdf.py.

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    public static void main(String[] paths) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String path : paths) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), PDFAFlavour.PDFUA_1)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
                ValidationResult result = validator.validate(parser);
                Map<String, Integer> failed = new TreeMap<>();
                for (TestAssertion found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED) {
                        failed.merge(found.getRuleId().getClause() + ": " + found.getMessage(), 1, Integer::sum);
                    }
                }
                System.out.println(result.isCompliant() + "\t" + result.getTotalAssertions() + "\t" + path);
                failed.forEach((rule, times) -> System.out.println("\t" + times + "x\t" + rule));
            }
        }
    }
}
