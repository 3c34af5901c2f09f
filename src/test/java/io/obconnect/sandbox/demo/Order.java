package io.obconnect.sandbox.demo;

/** The one payment of the demo. At a bank the intent leads to it: the TPP has lodged there what is to be paid before it asks. */
final class Order {

    static final String AMOUNT = "£10.00";
    static final String PAYEE = "Demo Shop Ltd";
    static final String PAYEE_ACCOUNT = "04-00-04 12345678";
    static final String ACCOUNT = "Current account";
    static final String ACCOUNT_NUMBER = "20-00-00 ····5678";

    private Order() {
    }
}
