// The test ran, and found what the flow derived; the plan is there as code and as data.
def report = new groovy.xml.XmlSlurper().parse(
    new File(basedir, 'target/surefire-reports/TEST-com.example.glossary.GlossaryTest.xml'))
assert report.@tests.toInteger() > 0
assert report.@failures == '0' && report.@errors == '0' && report.@skipped == '0'
def classes = new File(basedir, 'target/classes')
assert new File(classes, 'com/example/glossary/GlossaryPlan.class').exists()
assert new File(classes, 'com/example/glossary/EntryMapperImpl.class').exists()
assert new File(classes, 'com/example/glossary/ImmutableEntry.class').exists()
// With what the other tools have written in it.
assert new File(classes, 'META-INF/headrace/com.example.glossary.Glossary.fingerprint').text.contains('com.example.glossary.ImmutableEntry')
return true
